-- Copies contacts of the enterprises of a range to as many others, `shift` further on; their mail is at the copied site.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO contact (enterprise, site, contact, seq, role, state, name, mail, phone, roles, first_name, last_name,
    city, province, postal_code, country, confirmed_on, bounces)
SELECT c.enterprise + :shift, c.site, c.contact, c.seq, c.role, c.state, c.name, c.role || '@site-' || s.number || '.example',
    c.phone, c.roles, c.first_name, c.last_name, c.city, c.province, c.postal_code, c.country, c.confirmed_on, c.bounces
FROM contact AS c JOIN site AS s ON s.enterprise = c.enterprise + :shift AND s.site = c.site
WHERE c.enterprise BETWEEN :first AND :last
