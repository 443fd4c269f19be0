-- Keys are bound to their account.
:staff = 1 OR account = :account
