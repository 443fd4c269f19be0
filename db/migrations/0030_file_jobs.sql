-- Files of lists that a job makes (portal.md §5 job, §7): who asked for which address, how far it is, what came of it.

-- runner: which process works on it; empty: none. tries: how often one began. query: the address's parameters as JSON.
-- number: the code of the id, which tells nothing of how many there are.
CREATE TABLE file_job (
    job bigint NOT NULL,
    number text NOT NULL,
    account bigint NOT NULL REFERENCES account (account),
    site bigint NOT NULL,
    identity bigint NOT NULL REFERENCES identity (identity),
    language text NOT NULL,
    report text NOT NULL,
    path text NOT NULL,
    query text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'purged')),
    runner text NOT NULL,
    tries bigint NOT NULL,
    row_count bigint NOT NULL,
    byte_count bigint NOT NULL,
    outcome text NOT NULL,
    manifest text NOT NULL,
    asked_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    ready_at bigint,
    expires_on date,
    PRIMARY KEY (job)
);
CREATE UNIQUE INDEX file_job_number ON file_job (number);
CREATE INDEX file_job_owner ON file_job (account, site, identity, job);
CREATE INDEX file_job_state ON file_job (state, job);

CREATE TABLE file_job_file (
    job bigint NOT NULL REFERENCES file_job (job),
    file bigint NOT NULL CHECK (file >= 1),
    name text NOT NULL,
    row_count bigint NOT NULL,
    byte_count bigint NOT NULL,
    sha256 text NOT NULL,
    PRIMARY KEY (job, file)
);

-- A file in pieces of 48 KiB (the last is shorter), each in base 64.
CREATE TABLE file_job_piece (
    job bigint NOT NULL REFERENCES file_job (job),
    file bigint NOT NULL,
    piece bigint NOT NULL CHECK (piece >= 0),
    content text NOT NULL,
    PRIMARY KEY (job, file, piece)
);
