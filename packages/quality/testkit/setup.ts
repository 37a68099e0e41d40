// type-graphql asks for the reflection shim before any class is decorated.
import 'reflect-metadata';
