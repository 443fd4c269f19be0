-- The viewer's own account's; which person's of it the view asks.
:staff = 1 OR account = :account
