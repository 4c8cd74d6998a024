#include <string.h>
#include <strings.h>

#include "evaluation.h"
#include "filter.h"
#include "intl.h"

static const struct filter_choice grades[] = {
    {{"优", "you", "优秀"}, GRADE_YOU},
    {{"良", "liang", "良好"}, GRADE_LIANG},
    {{"中", "zhong", "中等"}, GRADE_ZHONG},
    {{"差", "cha", "较差"}, GRADE_CHA},
    {{"none", "无"}, GRADE_NONE},
    {{NULL}, 0},
};

static const struct filter_choice statuses[] = {
    {{"pending", "待复核", "未复核"}, STATUS_PENDING},
    {{"in-review", "复核中"}, STATUS_IN_REVIEW},
    {{"reviewed", "已复核"}, STATUS_REVIEWED},
    {{NULL}, 0},
};

static const struct filter_choice kinds[] = {
    {{"department", "部门", "部门整体"}, KIND_DEPARTMENT},
    {{"project", "项目"}, KIND_PROJECT},
    {{NULL}, 0},
};

static const struct filter_choice none[] = {
    {{"none", "无"}, ROSTER_UNKNOWN},
    {{NULL}, 0},
};

const struct filter_key filter_keys[] = {
    {"grade", "等级", FILTER_CHOICE, ROSTER_GRADE, PART_ANY, grades,
        N_("reviewed grade: 优, 良, 中, 差, none")},
    {"self-grade", "自评等级", FILTER_CHOICE, ROSTER_REPORTED_GRADE, PART_ANY, grades,
        N_("grade the report gives: 优, 良, 中, 差, none")},
    {"status", "状态", FILTER_CHOICE, ROSTER_STATUS, PART_ANY, statuses,
        N_("pending, in-review or reviewed")},
    {"year", "年度", FILTER_NUMBER, ROSTER_YEAR, PART_ANY, none, N_("budget year")},
    {"kind", "类型", FILTER_CHOICE, ROSTER_KIND, PART_ANY, kinds, N_("department or project")},
    {"unit", "单位", FILTER_NAME, ROSTER_IMPORTED, PART_UNIT, NULL, N_("words in the unit's name")},
    {"project", "项目", FILTER_NAME, ROSTER_IMPORTED, PART_PROJECT, NULL,
        N_("words in the project's name")},
    {"code", "代码", FILTER_CODE, ROSTER_IMPORTED, PART_ANY, NULL,
        N_("code of a finding that is open or holds, such as budget.rate, or budget for all of "
           "it")},
    {"findings", "问题", FILTER_NUMBER, ROSTER_FINDINGS, PART_ANY, NULL,
        N_("open errors and warnings")},
    {"errors", "错误", FILTER_NUMBER, ROSTER_ERRORS, PART_ANY, NULL, N_("open errors")},
    {"warnings", "警告", FILTER_NUMBER, ROSTER_WARNINGS, PART_ANY, NULL, N_("open warnings")},
    {"infos", "提示", FILTER_NUMBER, ROSTER_INFOS, PART_ANY, NULL, N_("what is missing, open")},
    {"confirmed", "成立", FILTER_NUMBER, ROSTER_CONFIRMED, PART_ANY, NULL,
        N_("findings that hold")},
    {"notes", "批注", FILTER_NUMBER, ROSTER_NOTES, PART_ANY, NULL, N_("notes not settled")},
    {"rate", "执行率", FILTER_DECIMAL, ROSTER_RATE, PART_ANY, none, N_("execution rate in %")},
    {"total", "总分", FILTER_DECIMAL, ROSTER_TOTAL, PART_ANY, none, N_("reviewed total")},
    {"self", "自评", FILTER_DECIMAL, ROSTER_REPORTED_TOTAL, PART_ANY, none,
        N_("total the report gives")},
    {"difference", "差额", FILTER_DECIMAL, ROSTER_DIFFERENCE, PART_ANY, none,
        N_("reviewed total − reported total")},
    {"margin", "距线", FILTER_DECIMAL, ROSTER_MARGIN, PART_ANY, none,
        N_("points to the nearest boundary of grades, above or below")},
    {"version", "版本", FILTER_NUMBER, ROSTER_VERSION, PART_ANY, NULL,
        N_("version of the report: 1, 2 …")},
    {"superseded", "旧版", FILTER_FLAG, ROSTER_SUPERSEDED, PART_ANY, NULL,
        N_("a later version is there")},
    {"differs", "有改动", FILTER_FLAG, ROSTER_DIFFERS, PART_ANY, NULL,
        N_("the review differs from the report")},
    {"marked", "已标记", FILTER_FLAG, ROSTER_MARKED, PART_ANY, NULL, N_("marked in the list")},
};
const size_t filter_key_count = sizeof filter_keys / sizeof *filter_keys;

const struct filter_key *filter_key_find(const char *name)
{
    for (size_t i = 0; i < filter_key_count; i++)
        if (strcasecmp(filter_keys[i].name, name) == 0 || strcmp(filter_keys[i].chinese, name) == 0)
            return &filter_keys[i];
    return NULL;
}
