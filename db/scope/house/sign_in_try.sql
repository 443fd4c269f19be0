-- Nobody: only who writes reads it.
1 = 0
