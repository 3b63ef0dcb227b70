-- What else lead-service tells of leads and companies: profiles (ICP, personas), the work queue and shared traits
-- read it. It came with the events all along; what was kept before knows nothing of it until it changes.
alter table lead_profile
    add column growth_stage   text,
    add column product_users  bigint,
    add column target_account boolean,
    add column medium         text,
    add column campaign       text,
    add column region         text,
    add column age_band       text,
    add column owner          text,
    add column segments       text[];

alter table company_change
    add column growth_stage   text,
    add column product_users  bigint,
    add column target_account boolean;
