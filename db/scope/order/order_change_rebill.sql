-- P19: the desks alone; the order that it becomes is seen by itself, and its source by others (V4).
:staff = 1
