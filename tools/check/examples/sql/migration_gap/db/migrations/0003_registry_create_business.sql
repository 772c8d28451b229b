create schema registry;
