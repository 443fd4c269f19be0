-- Keeps what a customer asks a quote for; no partner: the vendor is asked.
-- in: enterprise EnterpriseId, enquiry EnquiryId, seq int64_t, site SiteId, partner ?AccountId, note ?Text, asked_on Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO enquiry (enterprise, enquiry, seq, site, partner, state, note, asked_on)
VALUES (:enterprise, :enquiry, :seq, :site, :partner, 'asked', :note, :asked_on)
