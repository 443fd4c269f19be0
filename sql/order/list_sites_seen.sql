-- Sites and agreements as lists of orders show them, of a JSON list: an enterprise's nineteen digits, a site's and an
-- agreement's; `at` is the place in the list, from 0.
-- in: sites Text
-- out: at int64_t, site_number Text, name Text, city Text, country Text, agreement_number Text, programme Text,
--   customer_type Text, term_end ?Date, site_agreement AgreementId
-- rows: many
-- scope: exempt orders that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site, second AS agreement FROM keys_each(:sites))
SELECT k.at, s.number AS site_number, s.name, s.city, s.country, a.number AS agreement_number,
    a.programme, a.customer_type, a.term_end, s.agreement AS site_agreement
FROM k CROSS JOIN site AS s CROSS JOIN agreement AS a
WHERE s.enterprise = k.enterprise AND s.site = k.site AND a.enterprise = s.enterprise AND a.agreement = k.agreement
