/*
 * labels - the words of forms and sentences, as data: one line a label.
 *
 * A label has a code (what it names) and a set of the contexts it is met in. Matching is on the
 * flow (folded, no white space), so a table line is written once, half width, without spaces. The
 * tables: labels_titles.c, labels_forms.c (keys), labels_funds.c (columns and rows of the fund
 * table), labels_indicators.c (columns, totals), labels_levels.c, labels_sentences.c (measures,
 * filling, grades), labels_subjects.c, labels_names.c (around names in sentences). A new label is
 * one line there. One text may stand on several lines when it names
 * different things in different contexts.
 */
#ifndef FUHE_LABELS_H
#define FUHE_LABELS_H

#include "read/text/flow.h"

/* Where a label is looked for. */
enum label_context {
    IN_TITLE = 1 << 0, /* …绩效自评表, …自评报告 */
    IN_FORM = 1 << 1, /* keys of a form with a value beside: 项目名称, 实施单位, 年度总体目标 … */
    IN_FUND_HEAD = 1 << 2, /* columns of the fund table: 年初预算数 … 得分 */
    IN_FUND_ROW = 1 << 3, /* rows of the fund table: 年度资金总额, 其中:当年财政拨款 … */
    IN_HEAD = 1 << 4,     /* columns of the indicator table: 三级指标, 年度指标值 … */
    IN_LEVEL1 = 1 << 5,   /* 产出指标 … */
    IN_LEVEL2 = 1 << 6,   /* 数量指标 … */
    IN_TOTAL = 1 << 7,    /* 总分, 合计 … */
    IN_MEASURE = 1 << 8,  /* in a sentence, before a figure: 年初预算数为 … */
    IN_SUBJECT = 1 << 9,  /* in a sentence: 基本支出, 项目支出 … */
    IN_CLAUSE = 1 << 10,  /* of an indicator block: 预期指标值, 偏差原因 … */
    IN_GRADE = 1 << 11,   /* 优秀, 良好 … */
    IN_REPORT = 1 << 12,  /* title of a narrative */
    IN_SECTION = 1 << 13, /* heading of a narrative's section */
    IN_FILLING = 1 << 14, /* between a label and its value: 为, 共计, 金额 … */
    IN_NAME =
        1 << 15, /* in names of projects and units: before and at the end: 分别为, 经费, 委员会 … */
    IN_ANY = (1 << 16) - 1
};

/* What a label names. */
enum label_code {
    LABEL_NONE,

    /* titles */
    LABEL_TITLE_DEPARTMENT, /* form of a department: 部门整体支出绩效自评表 */
    LABEL_TITLE_PROJECT, /* form of a project: 项目支出绩效自评表, 转移支付…自评表 */
    LABEL_TITLE_FORM,    /* form, kind untold: 绩效自评表 */
    LABEL_TITLE_DEPARTMENT_REPORT, /* narrative: 部门整体支出绩效自评报告 */
    LABEL_TITLE_PROJECT_REPORT,
    LABEL_TITLE_REPORT,
    LABEL_TITLE_RESULT, /* 项目自评结果: only on lines of its own */
    LABEL_OVERVIEW,     /* of one project in a narrative: 绩效自评综述 */
    LABEL_TITLE_GOAL,   /* a table of goals only, no evaluation: 绩效目标申报表 */

    /* keys of a form */
    LABEL_UNIT,         /* 部门名称, 单位名称 */
    LABEL_IMPLEMENTING, /* 实施单位 */
    LABEL_SUPERIOR,     /* 主管部门 */
    LABEL_PROJECT_NAME,
    LABEL_PROJECT_CODE,
    LABEL_PROJECT_KIND, /* 项目类别, 项目属性, 项目类型 */
    LABEL_YEAR,         /* 评价年度 */
    LABEL_FILED,        /* 填报日期: never the year */
    LABEL_FUNDS, /* 项目资金, 部门资金, 预算执行情况: the merged cell left of the fund table */
    LABEL_GOAL, /* 年度总体目标: the merged cell left of both goals */
    LABEL_GOAL_EXPECTED,
    LABEL_GOAL_ACTUAL,
    LABEL_INDICATORS, /* 年度绩效指标完成情况: the merged cell left of the indicator table */
    LABEL_PERSON,     /* 项目负责人, 填报人, 联系人 … */
    LABEL_PHONE,
    LABEL_TASKS,    /* 年度主要任务 */
    LABEL_PROBLEMS, /* 存在问题 */
    LABEL_ADVICE,   /* 建议, 有关建议 */
    LABEL_SIGNATURE,
    LABEL_NOTE,     /* 注:, 填表说明 */
    LABEL_CURRENCY, /* 单位:万元 */

    /* columns of the fund table, measures in sentences */
    LABEL_SOURCE,  /* 资金来源, 预算资金 */
    LABEL_INITIAL, /* 年初预算数 */
    LABEL_ADJUSTMENT,
    LABEL_ADJUSTMENT_DECREASE, /* 调减 */
    LABEL_ADJUSTMENT_INCREASE, /* 调增, 追加 */
    LABEL_ADJUSTMENT_RATE,
    LABEL_ADJUSTED, /* 全年预算数, 调整后预算数 */
    LABEL_RECEIVED, /* 实际到位资金 */
    LABEL_EXECUTED, /* 全年执行数 */
    LABEL_RATE,     /* 执行率 */
    LABEL_BUDGET,   /* 预算金额, 项目总金额: which budget the words do not say */
    LABEL_SURPLUS,  /* 结余, 结转: an amount that is none of the others */
    LABEL_COUNT_OF_PROJECTS,
    LABEL_SPENDING, /* 支出, 执行 alone: executed where nothing else is named */

    /* rows of the fund table */
    LABEL_ROW_TOTAL,    /* 年度资金总额 */
    LABEL_ROW_FISCAL,   /* 其中:当年财政拨款 */
    LABEL_ROW_SUPERIOR, /* 上级资金, 中央补助 */
    LABEL_ROW_LOCAL,    /* 本级资金 */
    LABEL_ROW_CARRIED,  /* 上年结转 */
    LABEL_ROW_OTHER,
    LABEL_ROW_OF_WHICH, /* 其中: alone */

    /* columns of the indicator table, clauses of an indicator block */
    LABEL_LEVEL1,
    LABEL_LEVEL2,
    LABEL_LEVEL3,
    LABEL_NUMBER,          /* 序号 */
    LABEL_INDICATOR,       /* 绩效指标 over all three levels */
    LABEL_TARGET,          /* 年度指标值 */
    LABEL_TARGET_LOOSE,    /* 年初目标, in prose: only where a value follows */
    LABEL_TARGET_BARE,     /* 计划, in prose: likewise, and a score or weight must be told too */
    LABEL_TARGET_OPERATOR, /* 指标性质, 符号 */
    LABEL_TARGET_VALUE,    /* 值, where operator and unit have columns of their own */
    LABEL_TARGET_UNIT,     /* 度量单位, 计量单位 */
    LABEL_TARGET_BASIS,    /* 指标值设定依据 */
    LABEL_LAST_YEAR,       /* 上年完成值 */
    LABEL_MIDYEAR,         /* 年中监控实际完成值 */
    LABEL_ACTUAL,          /* 实际完成值 */
    LABEL_ACTUAL_LOOSE,    /* 年末完成, in prose: only where a value follows */
    LABEL_ACTUAL_BARE,     /* 实际, in prose: likewise, and only behind a target */
    LABEL_ACTUAL_NAMED,    /* 本次评价, the indicator's name behind it */
    LABEL_COMPLETION,      /* 完成率 */
    LABEL_WEIGHT,          /* 分值 */
    LABEL_SCORE,           /* 得分 */
    LABEL_SCORE_SELF,      /* 自评得分 in prose: an indicator's score, or the total */
    LABEL_SCORE_SINGLE,    /* 单项指标得分, beside a folded one */
    LABEL_SCORE_FOLDED,    /* 折算得分 */
    LABEL_SCORE_REVIEW,    /* 财政审核评分: not the unit's own */
    LABEL_DEVIATION,       /* 偏差原因 */
    LABEL_MEASURES,        /* 改进措施 */
    LABEL_DEVIATION_MEASURES, /* both in one column */
    LABEL_REMARKS,
    LABEL_EVIDENCE,    /* 佐证资料 */
    LABEL_RULE,        /* 评分标准, 指标赋分规则 */
    LABEL_CORE,        /* 是否核心指标 */
    LABEL_DESCRIPTION, /* 指标解释 */

    /* levels 1 */
    LABEL_OUTPUT,
    LABEL_COST,
    LABEL_BENEFIT,
    LABEL_SATISFACTION,
    LABEL_PERFORMANCE, /* 履职效能 */
    LABEL_MANAGEMENT,
    LABEL_DECISION, /* 项目决策, 投入 */
    LABEL_PROCESS,
    LABEL_EXECUTION, /* 预算执行 as an indicator of level 1 */
    LABEL_SUSTAINABILITY,

    /* levels 2, where no level 1 of the same name is meant */
    LABEL_QUANTITY,
    LABEL_QUALITY,
    LABEL_TIMELINESS,
    LABEL_COST_OUTPUT, /* 成本指标 under 产出指标 */
    LABEL_ECONOMIC,
    LABEL_SOCIAL,
    LABEL_ECOLOGICAL,
    LABEL_SUSTAINABLE,
    LABEL_COST_ECONOMIC,
    LABEL_COST_SOCIAL,
    LABEL_COST_ECOLOGICAL,
    LABEL_SERVED, /* 服务对象满意度指标 */

    LABEL_TOTAL,  /* 总分 */
    LABEL_GRADE,  /* 评价等级 */
    LABEL_POINTS, /* 分数, behind a grade: the total */

    /* subjects of a sentence */
    LABEL_WHOLE, /* 部门整体支出 */
    LABEL_BASIC,
    LABEL_PERSONNEL,
    LABEL_PUBLIC,
    LABEL_PROJECT,
    LABEL_PROJECT_GROUP, /* 本级财力项目: some of the projects */
    LABEL_ITSELF,        /* 我单位: the whole, unless the section is about a part */
    LABEL_OTHER_SUBJECT, /* 三公经费, 政府采购 …: their figures are not the budget's */
    LABEL_OTHER_YEAR,    /* 上年, 下年, 力争: nor is the figure that follows */

    /* sections of a narrative */
    LABEL_SECTION_SETUP,  /* 机构设置 */
    LABEL_SECTION_DUTIES, /* 主要职能 */
    LABEL_SECTION_REPORT, /* 决算情况说明: explains accounts, evaluates nothing */

    LABEL_FILLING,
    LABEL_LISTING,     /* 分别为 */
    LABEL_SPENT_THING, /* 经费, 补助: how the name of a project ends */
    LABEL_ORGAN,       /* 局, 委员会: how the name of a unit ends */
    LABEL_ORGAN_IS,    /* 为, 内设, 工作部门: what goes on behind it */

    LABEL_GRADE_YOU,
    LABEL_GRADE_LIANG,
    LABEL_GRADE_ZHONG,
    LABEL_GRADE_CHA,

    LABEL_CODES
};

struct label {
    const char32_t *text; /* folded, no white space */
    enum label_code code;
    unsigned contexts; /* set of enum label_context */
};

/* The contexts of the labels that may begin with two characters (by labels_slot), and of those of
 * one character (by its last bits): most questions end here. Filled before main(), constant from
 * then on. */
enum { LABELS_PAIRS = 8192, LABELS_SINGLES = 1024 };
extern uint16_t labels_pairs[LABELS_PAIRS], labels_singles[LABELS_SINGLES];

static inline uint32_t labels_slot(char32_t first, char32_t second)
{
    return (first * 31 + second) % LABELS_PAIRS;
}

static inline bool labels_begin(char32_t first, char32_t second, unsigned contexts)
{
    return (labels_pairs[labels_slot(first, second)] | labels_singles[first % LABELS_SINGLES]) &
           contexts;
}

const struct label *labels_match_here(
    const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *length);

/* The longest label of one of the `contexts` at `at`, not beyond `end`; NULL when none. `length` is
 * set when found. Fast enough to ask at every character. */
static inline const struct label *labels_match(
    const struct flow *flow, uint32_t at, uint32_t end, unsigned contexts, uint32_t *length)
{
    if (at >= end || !labels_begin(flow->text[at], at + 1 < end ? flow->text[at + 1] : 0, contexts))
        return NULL;
    return labels_match_here(flow, at, end, contexts, length);
}

/* The first label of one of the `contexts` from `at` on that begins and ends before `end`; sets
 * `found` to where it begins. Quicker than labels_match at every position. */
const struct label *labels_find(const struct flow *flow, uint32_t at, uint32_t end,
    unsigned contexts, uint32_t *found, uint32_t *length);

/* Whether all of `range` is one label of the contexts, annotations and colons behind it left aside:
 * NULL when not. */
const struct label *labels_whole(const struct flow *flow, struct range range, unsigned contexts);

/* Whether `range` ends in a label of IN_NAME with this code and has more before it. */
bool labels_name_ends(const struct flow *flow, struct range range, enum label_code code);

uint32_t labels_skip_annotations_here(const struct flow *flow, uint32_t at, uint32_t end);

/* Where what may stand behind a label ends: any number of bracket annotations ((A), (B/A), (万元),
 * (分), (盖章), (20分*执行率), 30分)) and then colons. `at` itself where there is nothing of that.
 */
static inline uint32_t labels_skip_annotations(const struct flow *flow, uint32_t at, uint32_t end)
{
    char32_t c = at < end ? flow->text[at] : 0;
    return c == '(' || c == ':' || (c >= '0' && c <= '9')
               ? labels_skip_annotations_here(flow, at, end)
               : at;
}

/* A grade word at `at` (优, 良好, 较差, 一等 …), quoted or not: `length` takes in the quotes.
 * GRADE_NONE when none: a single 优, 良, 中, 差 counts only where no word goes on behind it (优化,
 * 中央). */
enum grade labels_grade(const struct flow *flow, uint32_t at, uint32_t end, uint32_t *length);

/* The tables. */
struct label_table {
    const struct label *labels;
    size_t count;
};
extern const struct label_table labels_titles, labels_forms, labels_funds, labels_indicators,
    labels_levels, labels_sentences, labels_subjects, labels_names;

#endif
