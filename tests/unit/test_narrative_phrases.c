#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "narrated.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TITLE "青屏县文物管理所2023年度部门整体支出绩效自评报告\n"

static void tell_line(char *all, const char *line)
{
    size_t length = strlen(all);
    if (*line)
        snprintf(all + length, TOLD - length, "%s%s", length ? "\n" : "", line);
}

/* Budget, indicators and conclusion, each in a line of its own where something is read. */
static void assert_read(const char *text, const char *expected)
{
    char document[4096], told[TOLD], all[TOLD] = "";
    snprintf(document, sizeof document, TITLE "%s", text);
    struct reading reading = narrated(document);
    assert_int_equal(reading.count, 1);
    const struct evaluation *evaluation = &reading.evaluations[0];
    tell_line(all, told_budget(evaluation, told));
    for (size_t i = 0; i < evaluation->indicator_count; i++)
        tell_line(all, told_indicator(&evaluation->indicators[i], told));
    tell_line(all, told_conclusion(evaluation, told));
    if (strcmp(all, expected) != 0)
        fail_msg("%s\nread:\n%s\nexpected:\n%s", text, all, expected);
    reading_fini(&reading);
}

static void each_province_words_it_in_its_own_way(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"一、预算\n"
         "年初预算300万元，全年预算320万元，实际支出310万元，执行率96.88%，得9.69分。\n"
         "二、指标完成情况\n"
         "（一）产出指标\n"
         "1.数量指标。文物巡查次数年度指标值≥24次，实际完成26次，完成率108.33%"
         "，分值10分，得10分。\n"
         "文物修缮点数年度目标值为5处，实际完成5处，分值10分，得10分。\n"
         "2.质量指标。修缮工程验收合格率目标值100%，实际完成值98%，分值10分，得9."
         "8分，未完成原因：一处工程待整改；下一步措施：督促施工方限期整改。",
            "initial=300 adjusted=320 executed=310 rate=96.88 score=9.69\n"
            "level1=产出指标 level2=数量指标 name=文物巡查次数 target=>=24次 actual==26次 "
            "completion=108.33 weight=10 score=10\n"
            "level1=产出指标 level2=数量指标 name=文物修缮点数 target==5处 actual==5处 weight=10 "
            "score=10\n"
            "level1=产出指标 level2=质量指标 name=修缮工程验收合格率 target==100% actual==98% "
            "weight=10 score=9.8 deviation=一处工程待整改 measures=督促施工方限期整改"},
        {"二、绩效目标完成情况分析\n"
         "1.产出指标完成情况分析\n"
         "（1）数量指标\n"
         "“文物巡查次数”指标，目标值为不少于24次，实际完成26次，得分10分（满分10分）。\n"
         "“文物展览场次”指标，目标值为不少于4场，实际完成3场，得分7."
         "5分（满分10分）。偏差原因：场馆维修。改进措施：提前安排。",
            "level1=产出指标 level2=数量指标 name=文物巡查次数 target=>=24次 actual==26次 "
            "weight=10 score=10\n"
            "level1=产出指标 level2=数量指标 name=文物展览场次 target=>=4场 actual==3场 weight=10 "
            "score=7.5 deviation=场馆维修 measures=提前安排"},
        {"三、指标分析\n"
         "（1）文物巡查次数。该项指标满分10分，年初目标24次，实际完成26次，完成率108.33%"
         "，自评10分。\n"
         "（2）展览参观人次。该项指标满分10分，年初目标5万人次，实际完成4.2万人次，完成率84%"
         "，自评8.4分。未达标原因是馆舍闭馆改造，今后将加大线上展览力度。",
            "name=文物巡查次数 target==24次 actual==26次 completion=108.33 weight=10 score=10\n"
            "name=展览参观人次 target==5万人次 actual==4.2万人次 completion=84 weight=10 score=8.4 "
            "deviation=馆舍闭馆改造，今后将加大线上展览力度"},
        {"二、绩效情况\n"
         "①文物巡查次数：预期目标≥24次，实际完成值26次，完成率为108.33%"
         "，权重10分，得分10分。②文物展览场次：预期目标≥4场，实际完成值3场，完成率为75%"
         "，权重10分，得分7.5分，偏差原因：场馆维修，改进措施：提前安排。",
            "name=文物巡查次数 target=>=24次 actual==26次 completion=108.33 weight=10 score=10\n"
            "name=文物展览场次 target=>=4场 actual==3场 completion=75 weight=10 score=7.5 "
            "deviation=场馆维修 measures=提前安排"},
        {"三、绩效\n"
         "指标1：文物巡查次数，指标值：≥24次，全年完成值：26次，权重：10，得分：10。\n"
         "指标2：文物展览场次，指标值：≥4场，全年完成值：3场，权重：10，得分：7."
         "5，原因：场馆维修。措施：提前安排。",
            "name=文物巡查次数 target=>=24次 actual==26次 weight=10 score=10\n"
            "name=文物展览场次 target=>=4场 actual==3场 weight=10 score=7.5 deviation=场馆维修 "
            "measures=提前安排"},
        {"三、自评结论\n"
         "2023年度我单位部门整体支出绩效自评得分为95."
         "6分，自评等级为“优”。其中：预算执行率指标满分10分，得9.69分；产出指标满分50分，得47."
         "91分；效益指标满分30分，得28分；满意度指标满分10分，得10分。",
            "weight=10 score=9.69\n"
            "total=95.6 grade=优"},
        {"一、基本情况\n"
         "部门年初预算收支均为300万元，全年追加预算30万元，调减预算10万元，最终预算320万元。截至202"
         "3年12月31日，累计支出310万元，预算执行率96.88%。其中基本支出205万元，项目支出105万元。\n"
         "三、结论\n"
         "综合评分95.6分，评定等级为优。",
            "initial=300 adjusted=320 executed=310 rate=96.88 basic.executed=205 "
            "project.executed=105\n"
            "total=95.6 grade=优"},
        {"（一）产出指标（50分，得分47.91分）\n"
         "1.数量指标\n"
         "（1）文物巡查次数（10分）\n"
         "年度指标值：≥24次；实际完成值：26次；得分：10分。\n"
         "（2）文物展览场次（10分）\n"
         "年度指标值：≥4场；实际完成值：3场；得分：7.5分；偏差原因：场馆维修；改进措施：提前安排。",
            "level1=产出指标 level2=数量指标 name=文物巡查次数 target=>=24次 actual==26次 "
            "weight=10 score=10\n"
            "level1=产出指标 level2=数量指标 name=文物展览场次 target=>=4场 actual==3场 weight=10 "
            "score=7.5 deviation=场馆维修 measures=提前安排"},
        {"三、分析\n"
         "（一）文物巡查次数绩效指标分析\n"
         "该指标年初设定目标值为≥24次，实际完成26次，指标分值10分，自评得分10分，完成率为108.33%"
         "。\n"
         "（二）展览场次绩效指标分析\n"
         "该指标年初设定目标值为≥4场，实际完成3场，指标分值10分，自评得分7.5分，完成率为75%"
         "。存在偏差的原因：场馆维修。拟采取的措施：提前安排。",
            "name=文物巡查次数 target=>=24次 actual==26次 completion=108.33 weight=10 score=10\n"
            "name=展览场次 target=>=4场 actual==3场 completion=75 weight=10 score=7.5 "
            "deviation=场馆维修 measures=提前安排"},
        {"三、分析\n"
         "1.文物巡查次数：设定目标值24次，全年共开展巡查26次，完成目标值的108.33%"
         "，自评得分10分，权重10分。\n"
         "2.讲解员培训合格率：设定目标值95%，实际达到97%，完成目标值的102.11%"
         "，自评得分10分，权重10分。",
            "name=文物巡查次数 target==24次 completion=108.33 weight=10 score=10\n"
            "name=讲解员培训合格率 target==95% actual==97% completion=102.11 weight=10 score=10"},
        {"三、分析\n"
         "产出数量方面，文物巡查次数指标目标值≥24次，实际完成值26次，分值10分，得分10分；文物展览场"
         "次指标目标值≥4场，实际完成值3场，分值10分，得分7."
         "5分。产出质量方面，讲解合格率指标目标值≥95%，实际完成值97%，分值10分，得分10分。",
            "level2=产出数量 name=文物巡查次数 target=>=24次 actual==26次 weight=10 score=10\n"
            "level2=产出数量 name=文物展览场次 target=>=4场 actual==3场 weight=10 score=7.5\n"
            "level2=产出质量 name=讲解合格率 target=>=95% actual==97% weight=10 score=10"},
        {"三、分析\n"
         "社会效益指标：公众文物保护意识，目标值为有效提升，实际完成值为有效提升，分值15分，得分15"
         "分。\n"
         "可持续影响指标：文物保护长效机制，目标值为基本建立，实际完成值为部分达成预期指标并具有一"
         "定效果，分值15分，得分12分，偏差原因为制度尚在修订，改进措施为加快修订。\n"
         "满意度指标：参观群众满意度，目标值≥90%，实际完成值92.5%，分值10分，得分10分。",
            "level2=社会效益指标 name=公众文物保护意识 target=有效提升 actual=有效提升 weight=15 "
            "score=15\n"
            "level2=可持续影响指标 name=文物保护长效机制 target=基本建立 "
            "actual=部分达成预期指标并具有一定效果 weight=15 score=12 deviation=制度尚在修订 "
            "measures=加快修订\n"
            "level1=满意度指标 name=参观群众满意度 target=>=90% actual==92.5% weight=10 score=10"},
        {"三、分析\n"
         "（一）文物巡查次数。目标：全年不少于24次；完成：26次；分值10分；得分10分。\n"
         "（二）文物展览场次。目标：全年不少于4场；完成：3场；分值10分；得分7."
         "5分；原因：场馆维修。",
            "name=文物巡查次数 target=>=24次 actual==26次 weight=10 score=10\n"
            "name=文物展览场次 target=>=4场 actual==3场 weight=10 score=7.5 deviation=场馆维修"},
        {"二、预算\n"
         "2023年部门预算批复数为300万元，其中基本支出200万元、项目支出100万元；年中追加20万元，调整"
         "后预算数320万元，调整率6.67%"
         "；决算支出310万元，其中基本支出205万元、项目支出105万元，结余10万元，预算完成率96.88%"
         "，该项分值10分，得分9.69分。",
            "initial=300 initial_basic=200 initial_project=100 adjustment=20 "
            "adjustment_rate=6.67 adjusted=320 executed=310 rate=96.88 weight=10 "
            "score=9.69 basic.executed=205 project.executed=105"},
        {"三、分析\n"
         "1."
         "文物巡查次数，指标权重10分，指标值大于等于24次，截至年中监控完成12次，年末完成26次，指标"
         "完成率108.33%，指标得分10分。\n"
         "2."
         "文物展览场次，指标权重10分，指标值大于等于4场，截至年中监控完成2场，年末完成3场，指标完成"
         "率75%，指标得分7.5分。主要原因：场馆维修。整改措施：提前安排。",
            "name=文物巡查次数 target=>=24次 midyear=12 actual==26次 completion=108.33 weight=10 "
            "score=10\n"
            "name=文物展览场次 target=>=4场 midyear=2 actual==3场 completion=75 weight=10 "
            "score=7.5 deviation=场馆维修 measures=提前安排"},
        {"三、分析\n"
         "数量指标-文物巡查次数：年初设定≥24次，全年实际完成26次，得10分，总分10分。\n"
         "时效指标-巡查及时率：年初设定100%，全年实际完成95%，得4."
         "75分，总分5分。偏差原因分析：山区道路中断。改进措施：完善应急预案。",
            "level2=数量指标 name=文物巡查次数 target=>=24次 actual==26次 score=10\n"
            "level2=时效指标 name=巡查及时率 target==100% actual==95% score=4.75"},
        {"一、预算\n"
         "全年预算数320万元，执行数310万元，预算执行率96.88%，得9."
         "69分；产出指标满分20分，得18分；效益指标满分10分，得10分。\n"
         "二、预算\n"
         "部门预算320万元，其中基本支出210万元，项目支出110万元，实际支出310万元。",
            "adjusted=320 executed=310 rate=96.88 score=9.69 basic.adjusted=210 "
            "project.adjusted=110"},
        {"一、预算\n"
         "2023年年初部门预算安排资金1,256.30万元，其中：基本支出906.30万元，占72.14%"
         "；项目支出350万元，占27.86%。年中追加资金120万元，调整后预算为1,376.30万元。全年支出1,"
         "350.12万元，其中：基本支出1,005.12万元，项目支出345万元，预算执行率98.10%，结余26."
         "18万元。",
            "initial=1256.30 initial_basic=906.30 initial_project=350 adjustment=120 "
            "adjusted=1376.30 executed=1350.12 rate=98.10 basic.executed=1005.12 "
            "project.executed=345"},
        {"三、绩效目标完成情况\n"
         "（一）产出指标完成情况。文物巡查次数：目标值≥24次，完成值26次，得分10分；文物展览场次：目"
         "标值≥4场，完成值3场，得分7.5分。\n"
         "（二）效益指标完成情况。文物保护知晓率：目标值≥85%，完成值88%，得分15分。\n"
         "（三）满意度指标完成情况。参观群众满意度：目标值≥90%，完成值92.5%，得分10分。\n"
         "四、自评结论\n"
         "综合以上，我所自评总分为95.6分，绩效等级为优。",
            "level1=产出指标 name=文物巡查次数 target=>=24次 actual==26次 score=10\n"
            "level1=产出指标 name=文物展览场次 target=>=4场 actual==3场 score=7.5\n"
            "level1=效益指标 name=文物保护知晓率 target=>=85% actual==88% score=15\n"
            "level1=满意度指标 name=参观群众满意度 target=>=90% actual==92.5% score=10\n"
            "total=95.6 grade=优"},
        {"三、分析\n"
         "（一）指标1：文物巡查次数\n"
         "预期指标值：≥24次\n"
         "年中监控值：12次\n"
         "实际完成值：26次\n"
         "完成率：108.33%\n"
         "分值权重：10分\n"
         "自评得分：10分\n"
         "（二）指标2：文物展览场次\n"
         "预期指标值：≥4场\n"
         "年中监控值：2场\n"
         "实际完成值：3场\n"
         "完成率：75%\n"
         "偏差原因：场馆维修\n"
         "改进措施：提前安排\n"
         "分值权重：10分\n"
         "自评得分：7.5分",
            "name=文物巡查次数 target=>=24次 midyear=12 actual==26次 completion=108.33 weight=10 "
            "score=10\n"
            "name=文物展览场次 target=>=4场 midyear=2 actual==3场 completion=75 weight=10 "
            "score=7.5 deviation=场馆维修 measures=提前安排"},
        {"三、分析\n"
         "该部门共设三级指标3项。指标一“文物巡查次数”预期值为24次，实际完成26次，该指标满分10分，自"
         "评得10分。指标二“文物展览场次”预期值为4场，实际完成3场，该指标满分10分，自评得7."
         "5分，未达标原因是场馆维修，改进措施是提前安排。",
            "name=文物巡查次数 target==24次 actual==26次 weight=10 score=10\n"
            "name=文物展览场次 target==4场 actual==3场 weight=10 score=7.5 deviation=场馆维修 "
            "measures=提前安排"},
        {"四、评价结论\n"
         "部门整体支出绩效自评满分100分，得分95.6分，综合评价等级“优”。",
            "total=95.6 grade=优"},
        {"三、分析\n"
         "1.文物巡查次数（分值10分，得分10分）。年度指标值为24次，全年实际完成值为26次。\n"
         "2.文物展览场次（分值10分，得分7."
         "5分）。年度指标值为4场，全年实际完成值为3场。偏差原因分析：场馆维修。改进措施：提前安排"
         "。",
            "name=文物巡查次数 target==24次 actual==26次 weight=10 score=10\n"
            "name=文物展览场次 target==4场 actual==3场 weight=10 score=7.5 deviation=场馆维修 "
            "measures=提前安排"},
        {"一、预算\n"
         "部门整体支出年初预算数三百万元，全年预算数为320万元，截至12月31日实际支出310万元，支付进"
         "度96.88%，按评分标准得9.69分。人员支出180万元、日常公用支出25万元、项目支出105万元。",
            "adjusted=320 executed=310 rate=96.88 score=9.69"},
        {"三、分析\n"
         "产出指标设置4个三级指标，分值50分，自评得分47.5分，得分率95%"
         "。效益指标设置2个三级指标，分值30分，自评得分30分，得分率100%"
         "。满意度指标设置1个三级指标，分值10分，自评得分10分。预算执行率分值10分，自评得分9."
         "69分。综合自评得分97.19分，自评等级为优。",
            "weight=10 score=9.69\n"
            "total=97.19 grade=优"},
        {"三、分析\n"
         "1."
         "文物巡查次数：该指标预期指标值为大于等于24次，完成计划的全部任务，本次评价文物巡查次数为2"
         "6次，该指标完成率为108.33%"
         "，偏差原因：年初目标设定偏低，原因是对工作量估计不足，采取措施：调整年初目标。该指标权重"
         "分值为10分，自评得分10分。",
            "name=文物巡查次数 target=>=24次 actual==26次 completion=108.33 weight=10 score=10 "
            "deviation=年初目标设定偏低，原因是对工作量估计不足 measures=调整年初目标"},
        {"三、分析\n"
         "1.文物巡查次数：该指标预期指标值为24次，本次评价文物巡查次数为20次，该指标完成率为83.33%"
         "，偏差原因：受汛期影响，全年完成20次，距年度目标24次还差4次。改进措施：提前安排，2024年完"
         "成24次。该指标权重分值为10分，自评得分8.33分。\n"
         "2."
         "制度健全性：该指标预期指标值为完成年度目标任务，本次评价制度健全性为达到预期目标，该指标"
         "完成率为100%，该指标权重分值为10分，自评得分10分。",
            "name=文物巡查次数 target==24次 actual==20次 completion=83.33 weight=10 score=8.33 "
            "deviation=受汛期影响，全年完成20次，距年度目标24次还差4次 "
            "measures=提前安排，2024年完成24次\n"
            "name=制度健全性 target=完成年度目标任务 actual=达到预期目标 completion=100 weight=10 "
            "score=10"},
        {"一、基本情况\n"
         "年度目标：一是开展巡查24次，二是举办展览4场。实际完成巡查26次，展览3场。完成情况：良好。"
         "\n"
         "三、分析\n"
         "（一）文物巡查次数：预期值24次，实际完成值26次，分值10分，得分10分。",
            "name=文物巡查次数 target==24次 actual==26次 weight=10 score=10"},
        {"二、绩效情况\n"
         "本单位自评3个项目，自评覆盖率100%，组织绩效自评10次。年初预算300万元。\n"
         "三、结论\n"
         "自评95分，等级为优。",
            "initial=300\n"
            "total=95 grade=优"},
        {"一、预算\n"
         "全年预算数320万元，累计完成支出310万元，完成全年预算的96.88%。截至年底完成预算的96.88%。",
            "adjusted=320 executed=310 rate=96.88"},
        {"三、分析\n"
         "（一）文物巡查次数\n"
         "年初设定的指标值为24次，全年实际开展巡查26次，完成率108.33%，分值10分，自评得分10分。\n"
         "（二）参观群众满意度\n"
         "年初设定的指标值为90%，实际调查满意度为92.5%，完成率102.78%，分值10分，自评得分10分。",
            "name=文物巡查次数 target==24次 completion=108.33 weight=10 score=10\n"
            "name=参观群众满意度 target==90% completion=102.78 weight=10 score=10"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_read(cases[i].text, cases[i].expected);
}

static void figures_told_together_are_shared_out_in_order(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"年初预算数、全年预算数、全年执行数分别为300万元、320万元、310万元，执行率96.88%。",
            "initial=300 adjusted=320 executed=310 rate=96.88"},
        {"基本支出年初预算、调整预算、决算数分别为200、210、205万元；项目支出年初预算、调整预算及决"
         "算"
         "数分别为100万元、110万元和105万元。",
            "initial_basic=200 initial_project=100 basic.adjusted=210 basic.executed=205 "
            "project.adjusted=110 project.executed=105"},
        {"基本支出、项目支出年初预算分别为200、100万元。", "initial_basic=200 initial_project=100"},
        {"年初预算300万元，其中基本支出、项目支出分别为200万元、100万元，年中追加20万元。",
            "initial=300 initial_basic=200 initial_project=100 adjustment=20"},
        {"基本支出年初预算数、项目支出年初预算数分别为200万元，100万元。",
            "initial_basic=200 initial_project=100"},
        {"年初预算数和全年预算数均为300万元。", "initial=300 adjusted=300"},
        {"一、资金\n年初预算数和全年预算数均为300万元。", "initial=300 adjusted=300"},
        {"一、购置费\n年初预算数和全年预算数均为300万元。\n二、结论\n自评总分95分。", "total=95"},
        {"年初预算数、调整数、全年预算数依次为300万元、20万元、320万元。",
            "initial=300 adjustment=20 adjusted=320"},
        {"年初预算数、全年预算数、预算执行率分别为300、320万元、96.88%。",
            "initial=300 adjusted=320 rate=96.88"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_read(cases[i].text, cases[i].expected);
}

static void figures_told_together_are_not_guessed_at(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "年初预算数、全年预算数分别为300万元。",
        "年初预算数、全年预算数分别为300万元、320万元、310万元。",
        "年初预算和追加预算共320万元。",
        "全年执行数分别为205万元、105万元。",
        "年初预算收入及支出均为300万元。",
        "年初预算数、预算执行率分别为300万元、310万元。",
        "基本支出、项目支出年初预算、全年预算分别为200、100、210、110万元。",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char document[512], told[TOLD];
        snprintf(document, sizeof document, TITLE "%s自评总分95分。", cases[i]);
        struct reading reading = narrated(document);
        assert_int_equal(reading.count, 1);
        assert_string_equal(told_budget(&reading.evaluations[0], told), "");
        assert_int_equal(reading.evaluations[0].remark_count, 1);
        reading_fini(&reading);
    }
}

static void bare_words_tell_an_indicator_that_is_graded(void **state)
{
    (void)state;
    assert_read(
        "一、概况\n"
        "本年度培训计划4次，实际4次。\n"
        "三、分析\n"
        "1.文物巡查次数：年度指标值24次，实际完成值20次，分值10分，得分8.33分。偏差原因：计划2"
        "4次，实际20次，受汛期影响。改进措施：明年计划24次。\n"
        "2.文物展览场次（10分）：计划≥4场，实际3场，得7.5分。\n"
        "3.合格率计划达到95%，实际97%，分值10分，得10分。",
        "name=文物巡查次数 target==24次 actual==20次 weight=10 score=8.33 "
        "deviation=计划24次，实际20次，受汛期影响 measures=明年计划24次\n"
        "name=文物展览场次 target=>=4场 actual==3场 weight=10 score=7.5\n"
        "name=合格率 target=>=95% actual==97% weight=10 score=10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_province_words_it_in_its_own_way),
        cmocka_unit_test(figures_told_together_are_shared_out_in_order),
        cmocka_unit_test(figures_told_together_are_not_guessed_at),
        cmocka_unit_test(bare_words_tell_an_indicator_that_is_graded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
