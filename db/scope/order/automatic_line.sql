-- Nobody but staff: it says who sold the coverage before.
:staff = 1
