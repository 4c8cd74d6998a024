#include "fold.h"

#include <unictype.h>
#include <uninorm.h>

char16_t fold_table[FOLD_TABLE];

/* What signs become; those above FOLD_TABLE are in fold_rare. */
static const struct {
    const char16_t *from;
    char16_t to;
} signs[] = {
    {u"“”„‟「」『』〝〞〟", u'"'}, {u"‘’‚‛", u'\''}, {u"‐‑‒–−⁃", u'-'}, {u"―─━╌⸺", u'—'}, {u"≧⩾≽", u'≥'}, {u"≦⩽≼", u'≤'},
    {u"═", u'='}, {u"∶", u':'}, {u"•‧・∙⋅", u'·'}, {u"〜∼", u'~'}, {u"│┃║∣", u'|'}, {u"╳✕✖⨯", u'×'}, {u"∗", u'*'},
    {u"∕⁄", u'/'}, {u"〔", u'('}, {u"〕", u')'}, {u"【", u'['}, {u"】", u']'},
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

enum { FIRST_RADICAL = 0x2E80, LAST_RADICAL = 0x2FD5 };

static void fill(char32_t first, char32_t last, char16_t to)
{
    for (char32_t c = first; c <= last; c++)
        fold_table[c] = to;
}

__attribute__((constructor)) static void fill_table(void)
{
    for (char32_t c = 0; c < FOLD_TABLE; c++)
        fold_table[c] = (char16_t)c;
    fill(0x00, 0x1F, FOLD_NOTHING);
    fold_table['\t'] = fold_table[0x07] = '\t';
    fold_table['\n'] = fold_table['\v'] = fold_table[0x85] = '\n';
    fold_table['\f'] = '\f';
    fill(0x7F, 0x84, FOLD_NOTHING);
    fill(0x86, 0x9F, FOLD_NOTHING);
    fold_table[0xA0] = fold_table[0x1680] = ' ';
    fold_table[0xAD] = FOLD_NOTHING;
    fill(0x2000, 0x200A, ' ');
    fill(0x200B, 0x200F, FOLD_NOTHING);
    fill(0x2028, 0x2029, '\n');
    fill(0x202A, 0x202E, FOLD_NOTHING);
    fold_table[0x202F] = fold_table[0x205F] = fold_table[0x3000] = ' ';
    fill(0x2060, 0x206F, FOLD_NOTHING);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (const char16_t *from = signs[i].from; *from; from++)
            fold_table[*from] = signs[i].to;
    for (char32_t c = FIRST_RADICAL; c <= LAST_RADICAL; c++)
        if (radicals[c - FIRST_RADICAL] != 0x3000)
            fold_table[c] = radicals[c - FIRST_RADICAL];
}

char32_t fold_ideograph(char32_t c)
{
    if (c >= FIRST_RADICAL && c <= LAST_RADICAL)
        return fold_table[c];
    if ((c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F)) {
        ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
        if (uc_canonical_decomposition(c, parts) == 1)
            return parts[0];
    }
    return c;
}

/* Forms for vertical text and small forms are compatibility characters too: their decomposition is the plain one. */
char32_t fold_rare(char32_t c)
{
    if ((c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE01FF))
        return FOLD_NOTHING;
    if (c == 0xFF5C || c == 0xFFE8)
        return '|';
    if (c == 0xFE30)
        return ':';
    if (c == 0xFE58)
        return U'—';
    char32_t ideograph = fold_ideograph(c);
    if (ideograph != c || c < 0xFE30 || c > 0xFFEF)
        return ideograph;
    int tag;
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    if (uc_decomposition(c, &tag, parts) != 1 || parts[0] == c)
        return c;
    return fold_char(parts[0]);
}
