// The commands of the program, one function each: arguments in, exit status out.
#ifndef MAIN_COMMAND_H
#define MAIN_COMMAND_H

// 0: done (a refused step is a result) · 2: the input cannot be used, one line on standard error
// says why · 1: a fault of the machine.
enum { EXIT_DONE = 0, EXIT_FAULT = 1, EXIT_UNUSABLE = 2 };

// licet replay [--trace | --explain] [--database FILE] FILE
int command_replay(int count, char **words);
// licet check [--seed NUMBER] DATABASE. 0: clean · 1: findings, a line each · 2: unusable.
int command_check(int count, char **words);
// licet explain DATABASE ORDER-NUMBER [LINE]. 0: as stored · 1: something is not · 2: unusable, no
// such order or line.
int command_explain(int count, char **words);
// licet night [--today DAY] DATABASE
int command_night(int count, char **words);
// licet migrate DATABASE
int command_migrate(int count, char **words);
// licet programme check FILE | settings
int command_programme(int count, char **words);
// licet demo --size SIZE --today DAY --database NEW-FILE [--seed N] [--entitlements N]
int command_demo(int count, char **words);
// licet serve [--listen ADDRESS] [--port PORT] [--workers N] [--quiet] [--today DAY] [DATABASE].
// Until a signal ends it; EXIT_FAULT where writing stopped (D5) and a fresh process is to recover.
int command_serve(int count, char **words);
// licet key make|show [FILE]
int command_key(int count, char **words);
// licet verify FILE [--key PUBLIC]. 0: valid · 1: altered · 2: unusable, or of an unknown key.
int command_verify(int count, char **words);
// licet openapi: the API's description (OpenAPI 3.1) on standard output.
int command_openapi(int count, char **words);
// licet set-paper: for the program itself.
int command_set_paper(int count, char **words);

#endif
