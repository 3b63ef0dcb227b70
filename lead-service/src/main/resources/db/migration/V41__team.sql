-- What the team says of leads, companies and deals. Free text: it is on no event, and goes with the lead.

create table comment (
    id         uuid        primary key,
    lead_id    uuid        references lead on delete cascade,    -- of a deal's comment: the deal's lead
    company_id uuid        references company on delete cascade,
    deal_id    uuid        references deal on delete cascade,
    author     text        not null,
    text       text        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    deleted    boolean     not null default false,
    check (num_nonnulls(lead_id, company_id, deal_id) >= 1)
);
create index comment_lead on comment (lead_id, created_at, id);
create index comment_company on comment (company_id, created_at, id);
create index comment_deal on comment (deal_id, created_at, id);

-- What a comment said before it was edited or deleted.
create table comment_revision (
    comment_id uuid        not null references comment on delete cascade,
    version    bigint      not null,
    text       text        not null,
    at         timestamptz not null,     -- until then it was shown
    by         text        not null,
    primary key (comment_id, version)
);

create table mention (
    user_id    text        not null,
    comment_id uuid        not null references comment on delete cascade,
    at         timestamptz not null,
    read_at    timestamptz,
    primary key (user_id, comment_id)
);
create index mention_of_user on mention (user_id, at desc, comment_id desc);
create index mention_unread on mention (user_id, at desc, comment_id desc) where read_at is null;
create index mention_comment on mention (comment_id);

create table hand_over (
    id          uuid        primary key,
    lead_id     uuid        not null references lead on delete cascade,
    sender      text        not null,
    recipient   text        not null,
    role        text        not null,
    note        text,
    state       text        not null,
    at          timestamptz not null,
    answered_at timestamptz,
    answered_by text,
    answer      text
);
create index hand_over_lead on hand_over (lead_id, at, id);
create index hand_over_recipient on hand_over (recipient, state, at desc, id desc);
create index hand_over_sender on hand_over (sender, state, at desc, id desc);
-- who is to take a role is one question at a time
create unique index hand_over_pending on hand_over (lead_id, role) where state = 'PENDING';

create table hand_over_step (
    id           uuid        primary key,
    hand_over_id uuid        not null references hand_over on delete cascade,
    lead_id      uuid        not null references lead on delete cascade,
    at           timestamptz not null,
    by           text        not null,
    state        text        not null,
    note         text
);
create index hand_over_step_at on hand_over_step (lead_id, at, id);
create index hand_over_step_of on hand_over_step (hand_over_id);
