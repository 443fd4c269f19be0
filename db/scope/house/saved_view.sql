-- The viewer's own account's; which person's of it, or whether it is shared, the view asks.
:staff = 1 OR account = :account
