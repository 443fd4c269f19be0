-- R8.4: what the vendor gives a partner is between the two.
:staff = 1 OR account = :account
