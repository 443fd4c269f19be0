-- Saves what an order or a return does to a running term: its points and the level. The term's days stay,
-- and with them the index on term_end.
-- in: enterprise EnterpriseId, agreement AgreementId, level Text, term_points Points
-- rows: changes 1
-- scope: enterprise
UPDATE agreement SET level = :level, term_points = :term_points
WHERE enterprise = :enterprise AND agreement = :agreement
