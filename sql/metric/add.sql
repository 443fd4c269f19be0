-- Adds a metric that is counted and not computed (R6.6).
-- in: metric Text, name Text, unit Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO metric (metric, name, unit) VALUES (:metric, :name, :unit)
