-- Keeps whereto an order goes, who hears of it, and the terms that were accepted; of a draft that is taken up, anew.
-- in: enterprise EnterpriseId, order_id OrderId, ship_to ?SiteId, bill_to ?SiteId, proof_contact ?int64_t,
--   renewal_contact ?int64_t, terms_version ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_address (enterprise, order_id, ship_to, bill_to, proof_contact, renewal_contact, terms_version)
VALUES (:enterprise, :order_id, :ship_to, :bill_to, :proof_contact, :renewal_contact, :terms_version)
ON CONFLICT (enterprise, order_id) DO UPDATE SET ship_to = excluded.ship_to, bill_to = excluded.bill_to,
    proof_contact = excluded.proof_contact, renewal_contact = excluded.renewal_contact,
    terms_version = excluded.terms_version
