-- Loads a person who may sign in.
-- in: identity IdentityId
-- out: mail Text, name Text, state Text, language Text, time_zone Text
-- rows: maybe
-- scope: catalogue
SELECT mail, name, state, language, time_zone FROM identity WHERE identity = :identity
