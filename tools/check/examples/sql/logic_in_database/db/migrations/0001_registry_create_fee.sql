create function registry.levy(capital bigint) returns bigint language plpgsql as $$
begin
  return case when capital > 10000000 then 10000 else 5000 end;
end
$$;
create trigger levy before insert on registry.business for each row execute function registry.levy();
do $$ begin perform 1; end $$;
