// The one writer of a database that takes one writer at a time (SQLite): a thread with its own
// connection that runs the changes of all other threads in groups, each group one transaction, each
// change a savepoint in it. Nobody is answered before the COMMIT of their group. A group waits a
// moment for as many as there were at the last one.
//
//   - A change that fails or refuses is taken back alone; its neighbours do not notice.
//   - A full disk, a failing disk or missing memory can end the whole transaction: then every
//   member
//     of the group gets that fault, none was done, and each may be repeated with its key (D4).
//   - After a failing disk, a damaged database, or a COMMIT of which nobody knows what became of
//   it,
//     the writer stops (D5): it answers FAULT_WRITER_STOPPED to all that wait and all that come.
//     A COMMIT that found the disk full is known not to have happened, and does not stop it.
#ifndef MAIN_WRITER_H
#define MAIN_WRITER_H

#include "action/action.h"
#include "store/number_store.h"

typedef struct Writer Writer;

typedef struct {
    size_t waiting_max; // changes that may wait; one more is refused with FAULT_WRITER_FULL
    size_t group_max;   // changes in one transaction
    uint64_t key;       // of the public numbers (NumberSource)
    Db *mover; // as `db`, for a thread that moves the log into the file; NULL: who writes does it
} WriterLimits;

enum { WRITER_WAITING_MAX = 1024, WRITER_GROUP_MAX = 64 };

// What it did so far.
typedef struct {
    int64_t groups;
    int64_t changes;  // in groups that committed
    int64_t together; // of the largest group that committed
    int64_t waiting;  // changes that wait for a group now
} WriterCounts;

// Starts the thread. `db` is the writer's alone from now on until writer_stop has come back.
Err writer_start(Db *db, const WriterLimits *limits, Writer **ret_writer);
// Does what waits, answers it, ends the thread and frees the writer; the connection stays open. No
// new call may begin any more; those inside come back before it does. NULL is allowed.
void writer_stop(Writer *writer);

// Runs one piece of work in the next group, from any thread but the writer's own; comes back when
// it has committed, or with the fault that kept it from that. What the work wrote into its argument
// is to be believed only where this is OK.
Err writer_run(Writer *writer, ActionWork work, void *argument);
// The same for ActionContext.
ActionGathering writer_gathering(Writer *writer);

// What made it stop; OK while it works.
Err writer_fault(Writer *writer);
WriterCounts writer_counts(Writer *writer);

#endif
