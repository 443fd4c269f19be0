-- Counts 1 where a person has signed in from a device, else 0.
-- in: identity IdentityId, device Text
-- out: known int64_t
-- rows: one
-- scope: catalogue
SELECT COUNT(*) AS known FROM known_device WHERE identity = :identity AND device = :device
