// A whole page, from the inside out: an icon's symbol can only follow when all of the page is
// there.
#include "web/part/frame/page.h"

#include "web/part/frame/icon.h"
#include "web/tpl_document.h"
#include "web/tpl_shell.h"

Html page_html(Arena *arena, Lang lang, const PageLook *look, Message title, const Shell *shell) {
    Html inside = html_new(arena, lang, PAGE_BYTES_MAX);
    tpl_shell(&inside, shell);
    Document document = {
        .lang = lang_tag(lang),
        .theme = look->theme,
        .density = look->density,
        .title = title,
        .stylesheet = look->stylesheet,
        .script = look->script,
        .font = look->font,
        .looks_again = look->looks_again,
        .shell = inside,
        .icons = icon_symbols(arena, inside),
    };
    Html page = html_new(arena, lang, PAGE_BYTES_MAX);
    tpl_document(&page, &document);
    return page;
}
