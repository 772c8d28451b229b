create schema platform;
create schema registry;
