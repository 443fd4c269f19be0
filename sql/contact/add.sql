-- Appends a version of a contact.
-- in: enterprise EnterpriseId, site SiteId, contact int64_t, seq int64_t, role Text, roles Text, state Text, name Text,
--   first_name Text, last_name Text, mail Text, phone Text, city Text, province Text, postal_code Text, country Text,
--   confirmed_on ?Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO contact (enterprise, site, contact, seq, role, roles, state, name, first_name, last_name, mail, phone,
    city, province, postal_code, country, confirmed_on)
VALUES (:enterprise, :site, :contact, :seq, :role, :roles, :state, :name, :first_name, :last_name, :mail, :phone,
    :city, :province, :postal_code, :country, :confirmed_on)
