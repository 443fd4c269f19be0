// What is known of HTML's elements and attributes.
#include "tplc.h"

#include <string.h>

static bool among(const char *const *names, Text name) {
    for (; *names != NULL; names++) {
        if (text_equal(name, text_of(*names))) {
            return true;
        }
    }
    return false;
}

bool element_is_void(Text name) {
    static const char *const names[] = {"area",  "base", "br",   "col",    "embed", "hr",  "img",
                                        "input", "link", "meta", "source", "track", "wbr", NULL};
    return among(names, name);
}

const char *element_refused(Text name) {
    static const char *const foreign[] = {"iframe", "frame",     "frameset", "object",  "embed",
                                          "applet", "plaintext", "xmp",      "noembed", NULL};
    if (text_equal(name, S("style"))) {
        return "style belongs into a file of static/, the content security policy refuses it here";
    }
    if (text_equal(name, S("base"))) {
        return "base would send every address of the page elsewhere";
    }
    return among(foreign, name) ? "no page shows documents of others" : NULL;
}

const char *attribute_refused(Text name) {
    if (name.len > 2 && memcmp(name.bytes, "on", 2) == 0) {
        return "handlers belong into a script of static/, the content security policy refuses them "
               "here";
    }
    if (text_equal(name, S("style"))) {
        return "style belongs into a file of static/, the content security policy refuses it here";
    }
    if (text_equal(name, S("srcdoc"))) {
        return "no page shows documents of others";
    }
    return NULL;
}

AttributeKind attribute_kind(Text name) {
    static const char *const addresses[] = {"href",     "src",        "action", "formaction",
                                            "poster",   "cite",       "data",   "background",
                                            "manifest", "xlink:href", NULL};
    static const char *const fixed[] = {"http-equiv", "srcset", "imagesrcset", "ping",
                                        "integrity",  "nonce",  NULL};
    if (among(addresses, name)) {
        return ATTRIBUTE_URL;
    }
    return among(fixed, name) ? ATTRIBUTE_FIXED : ATTRIBUTE_PLAIN;
}
