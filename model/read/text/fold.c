#include "fold.h"

#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "err.h"

char16_t fold_pages[FOLD_PAGES];
char32_t fold_deltas[FOLD_DELTAS * FOLD_PAGE];

/* What signs become. */
static const struct {
    const char16_t *from;
    char16_t to;
} signs[] = {
    {u"“”„‟「」『』〝〞〟", u'"'},
    {u"‘’‚‛", u'\''},
    {u"‐‑‒–−⁃", u'-'},
    {u"―─━╌⸺", u'—'},
    {u"≧⩾≽", u'≥'},
    {u"≦⩽≼", u'≤'},
    {u"═", u'='},
    {u"∶︰", u':'},
    {u"•‧・∙⋅", u'·'},
    {u"〜∼", u'~'},
    {u"│┃║∣", u'|'},
    {u"╳✕✖⨯", u'×'},
    {u"∗", u'*'},
    {u"∕⁄", u'/'},
    {u"〔", u'('},
    {u"〕", u')'},
    {u"【", u'['},
    {u"】", u']'},
};

/* What the radicals from U+2E80 on stand for; a space where no common ideograph does. */
static const char16_t radicals[] =
    u"　厂乛乚乙亻冂　刀刂卜　小小兀尣尢　巳幺彑　忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛犭王　目示礻"
    u"　糹纟罓罒　冗　羊　　耂肀聿肉　艹艹艹虎衤覀西见角　讠贝　车辶辶辶邑钅長镸长门　阝雨青韦页风"
    u"飞食　飠饣　马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟　　　　　　　　　　　　一丨丶丿乙亅二亠人儿"
    u"入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋"
    u"弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田"
    u"疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角"
    u"言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼"
    u"魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

enum {
    FIRST_RADICAL = 0x2E80,
    LAST_RADICAL = 0x2FD5,
    FIRST_COMPATIBLE = 0xF900,
    LAST_COMPATIBLE = 0xFAFF,
    FIRST_FORM = 0xFE30,
    LAST_FORM = 0xFFEF
};

static void set(char32_t c, char32_t to)
{
    static size_t used = FOLD_PAGE;
    char16_t *page = &fold_pages[c / FOLD_PAGE];
    if (!*page && to == c)
        return;
    if (!*page && used == FOLD_DELTAS * FOLD_PAGE)
        err_fatal("too many pages of characters to be folded");
    if (!*page) {
        *page = (char16_t)used;
        used += FOLD_PAGE;
    }
    fold_deltas[*page + c % FOLD_PAGE] = to - c;
}

static void fill(char32_t first, char32_t last, char16_t to)
{
    for (char32_t c = first; c <= last; c++)
        set(c, to);
}

static void fill_spaces(void)
{
    fill(0x00, 0x1F, FOLD_NOTHING);
    set('\a', '\t');
    set('\t', '\t');
    set('\n', '\n');
    set('\v', '\n');
    set('\f', '\f');
    fill(0x7F, 0x9F, FOLD_NOTHING);
    set(0x85, '\n');
    set(0xA0, ' ');
    set(0xAD, FOLD_NOTHING);
    set(0x1680, ' ');
    fill(0x2000, 0x200A, ' ');
    fill(0x200B, 0x200F, FOLD_NOTHING);
    fill(0x2028, 0x2029, '\n');
    fill(0x202A, 0x202E, FOLD_NOTHING);
    set(0x202F, ' ');
    set(0x205F, ' ');
    fill(0x2060, 0x206F, FOLD_NOTHING);
    set(0x3000, ' ');
    fill(0xFE00, 0xFE0F, FOLD_NOTHING);
    set(0xFEFF, FOLD_NOTHING);
}

/* What a compatibility ideograph stands for. */
static char32_t common_ideograph(char32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    return uc_canonical_decomposition(c, parts) == 1 ? parts[0] : c;
}

/* Full and half width, small forms and those for vertical text are compatibility characters too. */
static char32_t plain_form(char32_t c)
{
    int tag;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    return uc_decomposition(c, &tag, parts) == 1 ? fold_char(parts[0]) : c;
}

__attribute__((constructor)) static void fill_deltas(void)
{
    fill_spaces();
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (const char16_t *from = signs[i].from; *from; from++)
            set(*from, signs[i].to);
    for (char32_t c = FIRST_RADICAL; c <= LAST_RADICAL; c++)
        if (radicals[c - FIRST_RADICAL] != 0x3000)
            set(c, radicals[c - FIRST_RADICAL]);
    for (char32_t c = FIRST_COMPATIBLE; c <= LAST_COMPATIBLE; c++)
        set(c, common_ideograph(c));
    for (char32_t c = FIRST_FORM; c <= LAST_FORM; c++)
        if (fold_char(c) == c)
            set(c, plain_form(c));
}

char32_t fold_ideograph(char32_t c)
{
    if ((c >= FIRST_RADICAL && c <= LAST_RADICAL) ||
        (c >= FIRST_COMPATIBLE && c <= LAST_COMPATIBLE))
        return fold_char(c);
    return c >= 0x2F800 && c <= 0x2FA1F ? common_ideograph(c) : c;
}

char32_t fold_rare(char32_t c)
{
    return c >= 0xE0000 && c <= 0xE01FF ? FOLD_NOTHING : fold_ideograph(c);
}

char32_t fold_next(const char **text)
{
    ucs4_t c;
    if (!**text)
        return 0;
    *text += u8_mbtouc(&c, (const uint8_t *)*text, strlen(*text));
    return fold_char(c);
}
