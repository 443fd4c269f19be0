// Who may come to a page or an endpoint. A route names its gate, and does not compile without one;
// which rows of the programme are then seen is another matter (action/sight.h, and the scope of the
// reading connection).
#ifndef ACTION_GATE_H
#define ACTION_GATE_H

#include "action/viewer.h"
#include "domain/access/permission.h"

typedef enum {
    GATE_UNSET, // of no route: refuses everybody
    GATE_ANYBODY,
    GATE_IDENTITY,  // signed in, perhaps without a seat yet
    GATE_SEAT,      // signed in and at a seat
    GATE_PERMISSION // a seat whose capacity (portal.md §4) and tool rights (P05) allow it
} GateKind;

typedef struct {
    GateKind kind;
    Subject subject;
    ActOn act;
    Right partner; // the tool right that a partner's user needs
    Right customer;
} Gate;

#define ANYBODY                                                                                    \
    { .kind = GATE_ANYBODY }
#define SIGNED_IN                                                                                  \
    { .kind = GATE_IDENTITY }
#define SEATED                                                                                     \
    { .kind = GATE_SEAT }
#define MAY(what, acts, partner_right, customer_right)                                             \
    { GATE_PERMISSION, (what), (acts), (partner_right), (customer_right) }

typedef enum {
    GATE_OPEN,
    GATE_SIGN_IN,     // nobody is signed in
    GATE_CHOOSE_SEAT, // signed in, no seat chosen
    GATE_FORBIDDEN    // this seat may not
} GateVerdict;

// `has_identity`: somebody is signed in; viewer is NULL until a seat is chosen.
GateVerdict gate_ask(const Gate *gate, bool has_identity, const Viewer *viewer);

// The capacity in which a viewer comes to the permission table.
Capacity viewer_capacity(const Viewer *viewer);

#endif
