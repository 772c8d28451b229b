int yen( int amount ){
      return amount;
}
