-- V4, P16-3: a quote is printed for each of its readers apart; nobody reads another's print. Proofs have none: they say no
-- price.
ALTER TABLE document ADD COLUMN reader text CHECK (reader IN ('vendor', 'distributor', 'reseller', 'customer'));
