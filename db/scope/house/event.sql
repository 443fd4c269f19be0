-- What was told to the viewer's own account.
:staff = 1 OR account = :account
