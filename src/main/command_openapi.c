// licet openapi: the API's document, as the server answers it.
#include "api/openapi/openapi.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/serve/lists.h"

#include <stdio.h>

enum { ARENA_BYTES = 16 << 20 };

static Err print(void *target, Text piece) {
    return fwrite(piece.bytes, 1, piece.len, target) == piece.len ? OK
                                                                  : FAULT_AT(FAULT_FILE_WRITE, 0);
}

int command_openapi(int count, char **words) {
    Arena arena;
    (void)words;
    if (count > 0) {
        (void)fputs("usage: licet openapi\n", stderr);
        return EXIT_UNUSABLE;
    }
    Err err = arena_init(&arena, ARENA_BYTES);
    if (!err_failed(err)) {
        JsonWriter writer = json_writer(&arena, (Sink){print, stdout});
        openapi_write(&writer, &arena, endpoints);
        err = json_writer_end(&writer);
        arena_free(&arena);
    }
    if (!err_failed(err) && fflush(stdout) != 0) {
        err = FAULT_AT(FAULT_FILE_WRITE, 0);
    }
    return err_failed(err) ? command_say_fault(NULL, err) : EXIT_DONE;
}
