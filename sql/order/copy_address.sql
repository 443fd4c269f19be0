-- A rebill goes where its order went (R9.3), for the same contacts; where its site is another one, who holds the roles there
-- hears of it (R1.8), and so it is shipped where nothing else was said.
-- in: enterprise EnterpriseId, source OrderId, order_id OrderId, site_is_kept bool
-- rows: changes any
-- scope: enterprise
INSERT INTO order_address (enterprise, order_id, ship_to, bill_to, proof_contact, renewal_contact, terms_version)
SELECT a.enterprise, :order_id, a.ship_to, a.bill_to, CASE WHEN CAST(:site_is_kept AS bigint) = 1 THEN a.proof_contact END,
    CASE WHEN CAST(:site_is_kept AS bigint) = 1 THEN a.renewal_contact END, a.terms_version
FROM order_address AS a WHERE a.enterprise = :enterprise AND a.order_id = :source
