-- The number of the catalogue's state: the same as before where no part and no price has changed since; there is
-- one `catalogue`, 1.
-- in: catalogue int64_t
-- out: stamp int64_t
-- rows: one, ahead
-- scope: catalogue
SELECT stamp FROM catalogue_state WHERE catalogue = :catalogue
