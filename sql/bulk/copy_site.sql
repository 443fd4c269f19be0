-- Copies one site of an enterprise to another, under a number of its own.
-- in: from_enterprise EnterpriseId, site SiteId, to_enterprise EnterpriseId, number Text, name Text,
--   name_key Text, legal_entity Text, address Text
-- rows: changes 1
-- scope: exempt copies rows from enterprise to enterprise
INSERT INTO site (enterprise, site, number, agreement, role, state, name, name_key, legal_entity,
    country, city, address, time_zone, joined_on)
SELECT :to_enterprise, site, :number, agreement, role, state, :name, :name_key, :legal_entity,
    country, city, :address, time_zone, joined_on
FROM site WHERE enterprise = :from_enterprise AND site = :site
