// Names of lists.
#include "web/saved_view/saved_view_words.h"

#include "web/file_job/job_words.h"

Message saved_view_list_words(Text list) {
    size_t begin = list.len;
    while (begin > 0 && list.bytes[begin - 1] != '/') {
        begin--;
    }
    return job_report_words((Text){list.bytes + begin, list.len - begin});
}
