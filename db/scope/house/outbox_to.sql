-- Nobody but staff: what was told is read as events.
:staff = 1
