-- A site and an agreement as a list of orders shows them.
-- in: enterprise EnterpriseId, site SiteId, agreement AgreementId
-- out: site_number Text, name Text, city Text, country Text, agreement_number Text, programme Text,
--   customer_type Text, term_end ?Date
-- rows: one
-- scope: enterprise
SELECT s.number AS site_number, s.name, s.city, s.country, a.number AS agreement_number,
    a.programme, a.customer_type, a.term_end
FROM site AS s JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = :agreement
WHERE s.enterprise = :enterprise AND s.site = :site
