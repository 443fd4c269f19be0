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
    PRIMARY KEY (enterprise, object, form, language)
);
