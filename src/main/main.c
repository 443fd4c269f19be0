// The program: finds the command and runs it.
#include "main/command.h"
#include "main/paper/paper_child.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *name;
    const char *words;
    const char *what;
    int (*run)(int count, char **words);
} Command;

static const Command commands[] = {
    {"replay", "FILE", "replays a programme's life and prints the results as JSON", command_replay},
    {"check", "DATABASE", "folds a database again and names what does not fit", command_check},
    {"explain", "DATABASE ORDER-NUMBER", "says why an order's lines cost what they cost",
     command_explain},
    {"night", "DATABASE", "closes terms of idle enterprises, chains audit, numbers events",
     command_night},
    {"serve", "DATABASE", "serves the portal and its API", command_serve},
    {"migrate", "DATABASE", "brings a database of an older program to this one", command_migrate},
    {"programme", "check FILE", "judges a programme definition; settings: lists what it may set",
     command_programme},
    {"demo", "--size …", "makes the demo company's database, four years of invented business",
     command_demo},
    {"key", "make|show", "makes the key that signs documents, or shows its public half",
     command_key},
    {"verify", "FILE", "says whether a signed document is as it was signed", command_verify},
    {"openapi", "", "prints the description of the API (OpenAPI 3.1)", command_openapi},
    {PAPER_COMMAND, "", "sets a paper as PDF; for the program itself", command_set_paper},
};

static int explain(FILE *stream) {
    (void)fputs("licet: a licensing programme and its portal\n", stream);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        (void)fprintf(stream, "  licet %-10s %-12s %s\n", commands[i].name, commands[i].words,
                      commands[i].what);
    }
    return stream == stdout ? EXIT_DONE : EXIT_UNUSABLE;
}

int main(int count, char **words) {
    if (count >= 2 && strcmp(words[1], "--help") == 0) {
        return explain(stdout);
    }
    for (size_t i = 0; count >= 2 && i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(words[1], commands[i].name) == 0) {
            return commands[i].run(count - 2, words + 2);
        }
    }
    return explain(stderr);
}
