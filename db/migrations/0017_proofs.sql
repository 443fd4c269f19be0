-- Proofs of Entitlement (R7): one per accepted order and site, never edited; a correction supersedes.
CREATE TABLE proof (
    enterprise bigint NOT NULL,
    proof bigint NOT NULL,
    seq bigint NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    order_id bigint,
    site bigint NOT NULL,
    source_proof bigint,
    supersedes bigint,
    -- P36: a page of proofs, newest first, is entered by the key that it is sorted by: the desks' by day, a partner's by who
    -- stands on its order and day. Neither a proof nor who stands on an order is ever changed, so that a proof keeps both.
    distributor bigint,
    reseller bigint,
    FOREIGN KEY (enterprise, order_id) REFERENCES orders (enterprise, order_id),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, proof)
);
CREATE INDEX proof_order ON proof (enterprise, order_id, site);

-- What was rendered once and kept: it prints again byte for byte.
CREATE TABLE document (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    object bigint NOT NULL,
    form text NOT NULL,
    language text NOT NULL,
    sha256 text NOT NULL,
    content text NOT NULL,
    -- V4, P16-3: a quote is printed for each of its readers apart; nobody reads another's print. Proofs have none: they say no
    -- price.
    reader text CHECK (reader IN ('vendor', 'distributor', 'reseller', 'customer')),
    PRIMARY KEY (enterprise, object, form, language)
);

-- A page of proofs, newest first (P36).
CREATE INDEX proof_issued ON proof (issued_on, number);
CREATE INDEX proof_distributor ON proof (distributor, issued_on, number) WHERE distributor IS NOT NULL;
CREATE INDEX proof_reseller ON proof (reseller, issued_on, number) WHERE reseller IS NOT NULL;
