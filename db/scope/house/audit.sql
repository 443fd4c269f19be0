-- What the viewer's own account did.
:staff = 1 OR account = :account
