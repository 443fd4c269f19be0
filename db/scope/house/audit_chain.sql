-- Nobody but staff.
:staff = 1
