-- Nobody but staff: it is the desks' list.
:staff = 1
