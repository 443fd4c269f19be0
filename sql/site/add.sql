-- Adds a site to an agreement.
-- in: enterprise EnterpriseId, site SiteId, number Text, agreement AgreementId, role Text, name Text,
--   name_key Text, legal_entity Text, country Text, city Text, address Text, time_zone Text,
--   joined_on Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO site (enterprise, site, number, agreement, role, state, name, name_key, legal_entity,
    country, city, address, time_zone, joined_on)
VALUES (:enterprise, :site, :number, :agreement, :role, 'active', :name, :name_key, :legal_entity,
    :country, :city, :address, :time_zone, :joined_on)
