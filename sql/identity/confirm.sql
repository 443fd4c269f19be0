-- The mail of a registered identity is confirmed.
-- in: identity IdentityId
-- rows: changes any
-- scope: catalogue
UPDATE identity SET state = 'active' WHERE identity = :identity AND state = 'registered'
