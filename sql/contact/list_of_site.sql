-- The contacts of a site: of each its latest version, but for those that were replaced.
-- in: enterprise EnterpriseId, site SiteId
-- out: contact int64_t, role Text, roles Text, state Text, name Text, first_name Text, last_name Text, mail Text, phone Text,
--   city Text, province Text, postal_code Text, country Text, confirmed_on ?Date, bounces int64_t
-- rows: many
-- scope: enterprise
SELECT c.contact, c.role, c.roles, c.state, c.name, c.first_name, c.last_name, c.mail, c.phone, c.city, c.province,
    c.postal_code, c.country, c.confirmed_on, c.bounces
FROM contact AS c
WHERE c.enterprise = :enterprise AND c.site = :site AND c.state <> 'replaced'
    AND c.seq = (SELECT MAX(m.seq) FROM contact AS m
        WHERE m.enterprise = c.enterprise AND m.site = c.site AND m.contact = c.contact)
ORDER BY CASE c.role WHEN 'primary' THEN 0 WHEN 'secondary' THEN 1 WHEN 'technical' THEN 2 WHEN 'proof' THEN 3
    WHEN 'renewal' THEN 4 WHEN 'billing' THEN 5 ELSE 6 END, c.name, c.contact
