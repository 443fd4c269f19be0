-- Counts the devices from which a person has signed in.
-- in: identity IdentityId
-- out: known int64_t
-- rows: one
-- scope: catalogue
SELECT COUNT(*) AS known FROM known_device WHERE identity = :identity
