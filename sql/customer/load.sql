-- A site and its agreement as a customer is shown (portal.md C2 @site).
-- in: enterprise EnterpriseId, site SiteId
-- out: number Text, name Text, name_key Text, city Text, country Text, role Text, state Text, joined_on Date,
--   agreement AgreementId, agreement_number Text, programme Text, customer_type Text, agreement_state Text
-- rows: maybe
-- scope: enterprise
SELECT s.number, s.name, s.name_key, s.city, s.country, s.role, s.state, s.joined_on, s.agreement,
    a.number AS agreement_number, a.programme, a.customer_type, a.state AS agreement_state
FROM site AS s JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = s.agreement
WHERE s.enterprise = :enterprise AND s.site = :site
